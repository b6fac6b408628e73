/*
 * bundle_reader - what the readers of the kinds of bundle share
 */
#include "bundle_reader.h"

#include <stdarg.h>
#include <stdio.h>

bool
bundle_is_bomb(struct bundle *bundle, unsigned long long produced, unsigned long long consumed)
{
	unsigned long long ratio = bundle->limits.ratio;

	if (ratio == 0 || produced < BUNDLE_RATIO_FROM || consumed > produced / ratio)
		return false;
	diag_report(bundle->diag, BUNDLE_PLACE(bundle), "ratio",
	    "unpacks to more than %llu times its size: the rest is not read (see --max-ratio)", ratio);
	return true;
}

void
bundle_fault(struct bundle *bundle, struct bundle_member *member, const char *code,
    const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(buffer_reserve(&bundle->why, DIAG_LINE), DIAG_LINE, format, args);
	va_end(args);
	bundle->why.len = len < 0 ? 0 : len < DIAG_LINE ? (size_t)len : DIAG_LINE - 1;
	member->fault = code;
	member->why = buffer_span(&bundle->why);
}

void
bundle_fault_size(struct bundle *bundle, struct bundle_member *member)
{
	bundle_fault(bundle, member, "too-large", "has more than %llu bytes (see --max-member)",
	    bundle->limits.member_bytes);
}

bool
bundle_skips(const struct bundle *bundle)
{
	return bundle->n_members < bundle->skip_to;
}
