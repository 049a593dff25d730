#ifndef CWORDBREAKER_H
#define CWORDBREAKER_H

#include <stdint.h>

/* ICU's word breaker, which the benchmark measures itself against. No type of ICU stands here: Foundation has an ICU of
   its own, whose types of the same names differ. */

/* The breaker for a locale, or NULL. */
void *word_breaker_open(const char *locale);

void word_breaker_close(void *breaker);

/* The number of words, blanks and marks of a text, in one pass from its beginning to its end; -1 if that fails. */
int64_t word_breaker_count(void *breaker, const uint16_t *text, int32_t length);

/* The version of the library that is linked; `text` has room for 20 characters. */
void word_breaker_icu_version(char *text);

#endif
