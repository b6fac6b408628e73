/*
 * markup_platform - how blog, forum and comment programs mark up a post: one row each
 *
 * Class and id names are facts of the programs' markup, as their themes write it. More specific
 * rows come first: of two rows that find the same number of posts the earlier one is taken.
 */
#include "markup_platform.h"

#include <stddef.h>

const struct platform platforms[] = {
	/* comments on blogs and news pages */
	{ .name = "disqus copy", .post = "li#dsq-comment-%, div#dsq-comment-%",
	  .author = "#dsq-author-user-%, #dsq-cite-%, cite",
	  .date = ".dsq-comment-date, .dsq-header-time",
	  .body = "#dsq-comment-message-%, .dsq-comment-message, #dsq-comment-body-%",
	  .flags = PLATFORM_UNDATED },
	{ .name = "disqus", .post = "li.post#post-%, div.post.dsq-widget-item",
	  .author = ".author a, .author, .publisher-anchor-color",
	  .date = ".time-ago, a.time-ago", .body = ".post-message", .score = ".vote-up .count" },
	{ .name = "blogger", .post = "li.comment#c%",
	  .author = "cite.user, .comment-header .user, cite, .comment-author",
	  .date = ".datetime, .comment-timestamp", .body = ".comment-content, .comment-body" },
	{ .name = "blogger, old", .post = "dt.comment-author, dt#c%", .author = "dt",
	  .date = ".comment-timestamp", .body = "dd.comment-body, dd",
	  .flags = PLATFORM_SIBLINGS },
	{ .name = "wordpress, lists", .post = "li.comment, li.pingback, li.trackback, "
	    "li#li-comment-%, li#comment-%, li.depth-%",
	  .author = ".comment-author .fn, .fn, .comment-author-name, .comment-author-link, cite, "
	    ".comment-author, .comment_author, .commentauthor, .comment-name, .author",
	  .date = "time[datetime], .comment-metadata a, .commentmetadata a, .comment-date, "
	    ".comment-time, .comment_date, .comment-meta, .commentmetadata, .comment-metadata, "
	    ".date, small",
	  .body = ".comment-content, .comment-text, .comment_text, .comment-entry, .commenttext, "
	    ".comment-body-text, [itemprop=text], [itemprop=commentText], .comment-txt, "
	    ".comment_content, .commententry, .comment_body, .comment-desc, .format_text, "
	    ".comment-inner-text",
	  .flags = PLATFORM_UNDATED },
	{ .name = "wordpress, containers", .post = "article.comment, div.comment#comment-%, "
	    "div#comment-%, article#comment-%, div.comment, div.pingback, div.trackback, "
	    "dl#comment-%",
	  .author = ".comment-author .fn, .fn, .comment-author-name, cite, .comment-author, "
	    ".author, .comment_author, .username, .submitted .username, .comment-user, "
	    ".comment__author, .submitted",
	  .date = "time[datetime], [property=*created], [property=*dateCreated], "
	    ".comment-metadata a, .comment-date, .comment-time, .comment_date, .submitted, "
	    ".comment-meta, .comment__time, .comment-info, .date",
	  .body = ".field-name-comment-body, .field--name-comment-body, .comment-content, "
	    ".comment-text, .comment_text, .comment__content, "
	    " .comment-entry, [itemprop=text], .comment-message, "
	    ".comment_body, .comment-copy, .content, .text, .comment-body",
	  .flags = PLATFORM_UNDATED },
	{ .name = "thesis", .post = "dl.comment_list dt, dl#comment_list dt",
	  .author = ".comment_author", .date = ".comment_time", .body = "dd .format_text, dd",
	  .flags = PLATFORM_SIBLINGS },
	{ .name = "jcomments", .post = "div#comment-item-%", .author = ".comment-author",
	  .date = ".comment-date", .body = ".comment-body",
	  .score = ".comments-vote, .comment-vote",
	  .flags = PLATFORM_UNDATED },
	{ .name = "komento", .post = "li.kmt-item, li.kmt-comment-item-wrap",
	  .author = ".kmt-author", .date = ".kmt-time, .kmt-date",
	  .body = ".kmt-body, .kmt-content",
	  .flags = PLATFORM_UNDATED },
	{ .name = "k2", .post = "ul.itemCommentsList li", .author = ".commentAuthorName",
	  .date = ".commentDate" },
	{ .name = "drupal", .post = "div.comment, article.comment, div.comment-wrapper",
	  .author = ".username, .submitted .username, .author, .submitted",
	  .date = "time[datetime], .submitted, .comment-date",
	  .body = ".field-name-comment-body, .comment__content, .content, .field-item" },
	{ .name = "spip", .post = "li.comment-item, div.comment-item, li.forum-fil, "
	    "div.forum-message",
	  .author = ".fn, .comment-author, .auteur, .forum-auteur, .spip_auteur",
	  .date = ".dtreviewed, .comment-date, .date",
	  .body = ".comment-content, .forum-texte, .texte" },
	{ .name = "typepad", .post = "div.comment[id=*comment-]",
	  .author = ".comment-footer a, .comment-author",
	  .date = ".comment-footer, .comment-date", .body = ".comment-content" },
	{ .name = "intense debate", .post = "div.idc-c, div#IDComment%",
	  .author = ".idc-i a, .idc-i, .idc-c-h a", .date = ".idc-time, a.idc-time",
	  .body = ".idc-c-t-inner, .idc-c-t", .score = ".idc-v-total" },
	{ .name = "livefyre", .post = "article.fyre-comment-article, div.fyre-comment-article",
	  .author = ".fyre-comment-username", .date = ".fyre-comment-date, time[datetime]",
	  .body = ".fyre-comment-body, .fyre-comment", .score = ".fyre-comment-like-count" },
	{ .name = "coral", .post = "article.coral-comment, div.coral-comment, "
	    "div.talk-stream-comment, div.coral-stream-comment",
	  .author = ".coral-comment-username, .coral-username, .talk-stream-comment-author-name",
	  .date = ".coral-comment-timestamp, .coral-timestamp, time[datetime]",
	  .body = ".coral-comment-content, .talk-stream-comment-content, .coral-content" },
	{ .name = "facebook plugin", .post = "div.postContainer, li.fbFeedbackPost, "
	    "div.fbFeedbackPost, div._5nz1",
	  .author = ".profileName, .UFICommentActorName",
	  .date = "abbr[data-utime], .livetimestamp, abbr",
	  .body = ".postText, .UFICommentBody, ._30o4",
	  .flags = PLATFORM_UNDATED },
	{ .name = "youtube", .post = "#comment.ytd-comment-thread-renderer, "
	    "#comment.ytd-comment-replies-renderer, .ytd-comment-replies-renderer#comment, "
	    "div.comment-renderer",
	  .author = "#author-text, .comment-author-text",
	  .date = ".published-time-text, #published-time-text, .comment-renderer-time",
	  .body = "#content-text, .comment-renderer-text-content",
	  .score = "#vote-count-middle, .comment-renderer-like-count" },
	{ .name = "isso", .post = "div.isso-comment", .author = ".isso-author, .author",
	  .date = "time[datetime], time", .body = ".isso-text, .text",
	  .flags = PLATFORM_UNDATED },
	{ .name = "commento", .post = "div.commento-card", .author = ".commento-name",
	  .date = ".commento-timeago", .body = ".commento-body",
	  .flags = PLATFORM_UNDATED },
	{ .name = "remark42", .post = "article.comment, div.comment_level_%",
	  .author = ".comment__username", .date = ".comment__time", .body = ".comment__text",
	  .score = ".comment__score-value" },
	{ .name = "slashdot", .post = "li.comment#tree_%, li#tree_%", .author = ".by a",
	  .date = ".otherdetails", .body = ".commentBody", .score = ".score" },

	/* link aggregators, questions and answers, repositories */
	{ .name = "reddit, old", .post = "div.thing.comment, div.comment#thing_*",
	  .author = "a.author, .tagline .author, .tagline em",
	  .date = ".tagline time, time[datetime]", .body = ".usertext-body .md, .usertext-body",
	  .score = ".score.unvoted, .score", .permalink = "a.bylink" },
	{ .name = "hacker news", .post = "tr.comtr, tr.athing.comtr", .author = "a.hnuser",
	  .date = ".age", .body = ".commtext, .comment", .level = "td.ind, td.ind img" },
	{ .name = "lobsters", .post = "li.comments_subtree",
	  .author = ".byline a[href=*/~], .byline .u-author, .byline a[href=*/u/], .byline a",
	  .date = ".byline time[datetime], .byline time, .byline span[title]",
	  .body = ".comment_text", .score = ".score, .upvoter" },
	{ .name = "stackexchange", .post = "div.answer, div#answer-%, li.comment[id=*comment-]",
	  .author = "[itemprop=author] [itemprop=name], .comment-user, .user-details a, "
	    ".user-details",
	  .date = ".user-action-time .relativetime, .comment-date .relativetime-clean, "
	    ".relativetime-clean, .comment-date",
	  .body = ".s-prose, .js-post-body, .post-text, .comment-copy",
	  .score = ".js-vote-count, .vote-count-post, .comment-score" },
	{ .name = "github", .post = "div.timeline-comment, div.js-timeline-comment, "
	    "div.js-discussions-comment",
	  .author = "a.author, .author", .date = ".timestamp[datetime], a.timestamp, [datetime]",
	  .body = ".comment-body, .js-comment-body" },
	{ .name = "steam", .post = "div.commentthread_comment, div.forum_op",
	  .author = ".commentthread_author_link, .forum_op_author, .authorline a, bdi",
	  .date = ".commentthread_comment_timestamp, .date",
	  .body = ".commentthread_comment_text, .forum_op .content" },
	{ .name = "quora and others", .post = "div.AnswerBase, div.pagedlist_item .Answer",
	  .author = ".user", .date = ".answer_permalink", .body = ".ui_qtext_expanded" },

	/* forums */
	{ .name = "xenforo 2", .post = "article.message--post, article.js-post, "
	    "article#js-post-%, div.message--post",
	  .author = ".message-name .username, .message-name, .username",
	  .date = ".message-attribution time, time.u-dt, time[datetime]",
	  .body = ".bbWrapper, .message-body", .score = ".reactionsBar-count",
	  .flags = PLATFORM_FORUM },
	{ .name = "xenforo 1", .post = "li.message#post-%, div.message#post-%",
	  .author = ".userText .username, .username", .date = ".DateTime, .datePermalink",
	  .body = ".messageText, .messageContent", .flags = PLATFORM_FORUM },
	{ .name = "phpbb", .post = "div.post#p%, article.post#p%, div#p%.post, table#p%, li#p%, "
	    "div.postbody#p%, div#p%.clearfix, div.inner#p%",
	  .author = "p.author .username, p.author .username-coloured, .username, "
	    ".username-coloured, .postprofile .username, p.author strong, .author strong, "
	    ".postprofile dt a, .postauthor, .author",
	  .date = "p.author time[datetime], time[datetime], p.author, .postdate, .post-date, "
	    ".author",
	  .body = ".content, .postbody .content, .postcontent, .postbody",
	  .flags = PLATFORM_FORUM },
	{ .name = "phpbb 2", .post = ".name a[name]", .author = ".name, .postauthor",
	  .date = ".postdetails", .body = "td[colspan=2], .postbody",
	  .flags = PLATFORM_FORUM | PLATFORM_MARKS },
	{ .name = "vbulletin 5", .post = "li.b-post, div.b-post",
	  .author = ".b-userinfo .author, .author a, .author",
	  .date = ".b-post__timestamp, time[datetime], time",
	  .body = ".js-post__content-text, .b-post__content .OLD__post-content-padding, "
	    ".b-post__content",
	  .flags = PLATFORM_FORUM },
	{ .name = "vbulletin 4", .post = "li#post_%, li.postbit, li.postbitlegacy, "
	    "li.postcontainer",
	  .author = ".username, .username_container", .date = ".postdate .date, .postdate, .date",
	  .body = ".postcontent, #post_message_%, .content", .flags = PLATFORM_FORUM },
	{ .name = "vbulletin 3", .post = "table#post%, div#edit%",
	  .author = ".bigusername, #postmenu_% a, #postmenu_%",
	  .date = "td.thead, .normal, .smallfont", .body = "#post_message_%",
	  .flags = PLATFORM_FORUM },
	{ .name = "smf 1", .post = "div#subject_%", .author = "b a, b",
	  .date = ".smalltext", .body = ".post", .flags = PLATFORM_FORUM | PLATFORM_MARKS },
	{ .name = "smf", .post = "div.post_wrapper, div#msg%, div.windowbg#msg%, "
	    "div.bordercolor .clear",
	  .author = ".poster h4, .poster a, h4",
	  .date = ".keyinfo .smalltext, .postinfo .smalltext, .page_number, .smalltext",
	  .body = ".inner, .post .inner, .post", .flags = PLATFORM_FORUM },
	{ .name = "mybb", .post = "div.post#post_%, table#post_%, div#post_%.post",
	  .author = ".author_information .largetext, .largetext, .post_author strong",
	  .date = ".post_date, .post_head .post_date", .body = ".post_body, #pid_%",
	  .flags = PLATFORM_FORUM },
	{ .name = "fluxbb", .post = "div.blockpost#p%, div.blockpost",
	  .author = ".postleft dt strong, .postleft strong, dt", .date = "h2 a, h2",
	  .body = ".postmsg", .flags = PLATFORM_FORUM },
	{ .name = "punbb", .post = "div.post#p%, div.replypost, div.firstpost",
	  .author = ".post-byline a, .post-byline strong, .username",
	  .date = ".post-link, .post-byline", .body = ".entry-content", .flags = PLATFORM_FORUM },
	{ .name = "invision", .post = "article.ipsComment, article#elComment_%, article.cPost, "
	    "div.ipsComment, article.ipsEntry",
	  .author = ".cAuthorPane_author strong, .cAuthorPane_author a, "
	    ".ipsComment_author strong, .ipsComment_author h3, .cAuthorPane_author, "
	    ".ipsComment_authorUsername, h3 a, h3, .ipsUsername",
	  .date = ".ipsType_reset time, .ipsComment_meta time, time[datetime]",
	  .body = ".ipsType_richText, .cPost_contentWrap, .ipsComment_content, .ipsRichText",
	  .flags = PLATFORM_FORUM },
	{ .name = "invision 3", .post = "div.post_block, div#post_id_%",
	  .author = ".author .fn, .author, .vcard .fn, .vcard",
	  .date = "abbr.published, .published, .posted_info",
	  .body = ".entry-content, .post_body .post", .flags = PLATFORM_FORUM },
	{ .name = "discourse, for crawlers", .post = "div.crawler-post, "
	    "div.topic-body.crawler-post",
	  .author = ".creator [itemprop=name], .creator, [itemprop=author] [itemprop=name]",
	  .date = "time[datetime], .post-time",
	  .body = "div.post, [itemprop=text], [itemprop=articleBody]", .score = ".post-likes",
	  .flags = PLATFORM_FORUM },
	{ .name = "discourse", .post = "div.topic-post, article#post_%",
	  .author = ".names .username a, .names .first a, .username",
	  .date = ".relative-date, time[datetime]", .body = ".cooked", .flags = PLATFORM_FORUM },
	{ .name = "vanilla", .post = "li.ItemComment, div.ItemDiscussion, li#Comment_%, "
	    "div.MessageList .Discussion.Item, div.Discussion .MessageList, "
	    "div#Discussion_%.ItemDiscussion",
	  .author = ".Author .Username, .Username, .Author",
	  .date = "time[datetime], .DateCreated", .body = ".Message, .userContent",
	  .flags = PLATFORM_FORUM },
	{ .name = "woltlab", .post = "article.wbbPost, li.wbbPost, "
	    "article.message.messageSidebarOrientationLeft, article.message",
	  .author = ".messageAuthor .username, .messageAuthor a, .userLink, .username",
	  .date = "time[datetime], .datetime",
	  .body = ".messageText, .messageBody .messageText, .messageBody",
	  .flags = PLATFORM_FORUM },
	{ .name = "bbpress", .post = "div.bbp-reply-position-%, div.speakeasy-topic-post, "
	    "div.reply.hentry, div.topic.hentry",
	  .author = ".bbp-author-name",
	  .date = ".bbp-reply-post-date, .bbp-topic-post-date, .bbp-reply-date",
	  .body = ".bbp-reply-content, .bbp-topic-content", .flags = PLATFORM_FORUM },
	{ .name = "phorum", .post = "div.message",
	  .author = ".message-author, .message-user-info a, .message-user-info",
	  .date = ".message-date, .message-user-info", .body = ".message-body",
	  .flags = PLATFORM_FORUM },

	/* schema.org in the markup */
	{ .name = "microdata comment", .post = "[itemprop=comment], [itemtype=*/Comment], "
	    "[itemtype=*/UserComments], [typeof=*Comment], [itemtype=*/Answer], "
	    "[itemprop=suggestedAnswer], [itemprop=acceptedAnswer]",
	  .author = "[itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name], "
	    "[property=*author] [property=*name], [itemprop=author], [itemprop=creator], "
	    "[property=*author]",
	  .date = "[itemprop=dateCreated], [itemprop=datePublished], [itemprop=commentTime], "
	    "[property=*dateCreated], [property=*datePublished], time[datetime]",
	  .body = "[itemprop=text], [itemprop=commentText], [itemprop=description], "
	    "[itemprop=articleBody], [property=*text]",
	  .score = "[itemprop=upvoteCount]", .permalink = "[itemprop=url]" },
	{ .name = "microdata post", .post = "[itemtype=*DiscussionForumPosting], "
	    "[typeof=*DiscussionForumPosting]",
	  .author = "[itemprop=author] [itemprop=name], [itemprop=author], [itemprop=creator]",
	  .date = "[itemprop=datePublished], [itemprop=dateCreated], time[datetime]",
	  .body = "[itemprop=text], [itemprop=articleBody]", .flags = PLATFORM_FORUM },

	/* names that many programs share */
	{ .name = "numbered posts", .post = "tr#post-%, li#post-%, article#post-%, div#post-%, "
	    "div#post_%, tr#m%, div#message%, div#reply-%, li#reply-%, div#r_%, li#message-%, "
	    "div#message-%, tr#post_%, tr#msg%, li#comment%, div#comment%, div#reply%, "
	    "li#discussion-post-%, article#comment%, tr#comment-%, tr#comment%",
	  .flags = PLATFORM_FORUM | PLATFORM_GENERAL },
	{ .name = "classes of posts", .post = "li.discussion-post, li.message, div.forum-post, "
	    "li.forum-post, article.forum-post, div.reply, li.reply, article.comment-item, "
	    "li.comment-item, div.comment-item, div.comment-container, div.comment-wrapper, "
	    "div.comment-block, div.post-container, div.forumpost, div.answer, li.answer, "
	    "div.post-wrap, div.thread-post, div.CommentBox, div.single-comment, "
	    "li.commentlist-item, section.comment, div.user-comment, div.comment_item, "
	    "li.comment_item, div.comments-item, li.comments-item",
	  .flags = PLATFORM_GENERAL },
	{ .name = NULL },
};

const struct platform platform_general = {
	.name = "general",
	.author = "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .fn, "
	    ".username, .user-name, .user_name, .userName, .nickname, .nick, .author-name, "
	    ".authorname, .author_name, .comment-author, .comment_author, .commentAuthor, "
	    ".post-author, .postauthor, .poster, .author a, .author, .user a, .user, .byline a, "
	    "cite, a[href=*/profile], a[href=*/user/], a[href=*/users/], a[href=*/u/], "
	    "a[href=*/member], a[href=*member.php], a[href=*viewprofile], a[href=*profile.php], "
	    "a[href=*/people/], a[href=*userinfo], a[href=*user=], a[href=*/mitglied], "
	    "a[href=*/personal_pages/], .vcard, .name",
	.date = "time[datetime], abbr.published, .published, .datetime, .timestamp, .DateTime, "
	    ".post-date, .postdate, .post_date, .date, .post-time, .time, .timeago, .when, "
	    ".posted, .posted-on, .postinfo, time",
	.body = "[itemprop=text], [itemprop=articleBody], .message-body, .messageText, "
	    ".message-content, .message_content, .postbody, .post-body, .post_body, "
	    ".postcontent, .post-content, .post_content, .posttext, .post-text, .comment-body, "
	    ".comment-content, .comment-text, .comment_text, .commentText, .bbcode, "
	    ".entry-content, .post-message, .discussion-post-body, .resp_body, .message, "
	    ".content, .text, .body",
};

const char platform_outside[] =
    ".signature, .sig, .sig-content, .post-signature, .post_sig, .postsignature, #sig%, .messageSignature, "
    ".message-signature, .comment-reply-link, .reply, .comment-actions, .comment-controls, "
    ".comment-links, .reply-link, .post-controls, .post-buttons, .postfoot, .message-footer, "
    ".message-lastEdit, .lastedited, .edit-info, .editedby, .last-edited, .notice, "
    ".comment-awaiting-moderation, .attribution, .likeText, .likes, .sharing, .sharedaddy, "
    ".jp-likes, .cld-like-dislike-wrap, .comment-footer, .ipsComment_controls, .ipsItemControls, "
    ".post-menu, .toolbar, button, form, nav, .bbp-reply-revision-log, .attachments, "
    ".message-attachments, .message-options, .messageFooter, .comment-vote, .karma, "
    ".js-post-menu, .commentFooter";

const char platform_replies[] =
    "ul.children, ol.children, div.children, .indented, .comment-replies, .replies, .child, "
    ".comment-children, .reply-list, .thread-children, .subcomments, .comment-reply-list, "
    ".nested-comments, .child-comments, .sub-comments, .idc-r, .comment__replies, "
    ".comment-thread-children, .comments-items, .js-nested-comments, #replies";

const char platform_avoid[] =
    ".recentcomments, .widget_recent_comments, #recentcomments, #recent-comments, #sidebar, "
    ".sidebar, aside.sidebar, #secondary, #respond, .comment-respond, .comment-form, "
    "#comment-form, .related-posts, .relatedposts, .recent-comments, .latest-comments, "
    ".similar-threads, .block-similar, .footer-widgets, #footer, footer.site-footer";
