/*
 * html_unseen - characters that no browser shows
 *
 * Editors and copied text leave marks of no width behind, which part words for whoever counts them:
 * zero-width spaces, word joiners and byte order marks within words, joiners beside blanks.
 */
#ifndef WINNOW_HTML_UNSEEN_H
#define WINNOW_HTML_UNSEEN_H

/*
 * Takes them out of [start, end), folded text of one run, and returns its new end. Those that mean
 * something stay: joiners between letters or pictures outside of ASCII, spaces of no width beside
 * South-East Asian letters, which they part into words, and marks of direction. Separators of lines
 * and paragraphs become spaces. Linear.
 */
char *html_drop_unseen(char *start, char *end);

#endif
