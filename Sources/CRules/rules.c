#include "rules.h"

/* The shipped rules as bytes in the binary, so that it runs from anywhere. A new file under Rules/ is named here
   (a test compares the two lists). clang's #embed is tracked as a dependency: a changed rule rebuilds. */

#define EMBED_BEGIN(id) static const unsigned char id[] = {
#define EMBED_END };

EMBED_BEGIN(units)
#embed "../../Rules/lexicon/units.tsv"
EMBED_END

EMBED_BEGIN(modifiers)
#embed "../../Rules/quantity/modifiers.tsv"
EMBED_END

EMBED_BEGIN(not_quantities)
#embed "../../Rules/quantity/not-quantities.tsv"
EMBED_END

EMBED_BEGIN(period_words)
#embed "../../Rules/quantity/period-words.tsv"
EMBED_END

#define ENTRY(path, id) { path, id, sizeof id }

static const crules_file files[] = {
    ENTRY("lexicon/units.tsv", units),
    ENTRY("quantity/modifiers.tsv", modifiers),
    ENTRY("quantity/not-quantities.tsv", not_quantities),
    ENTRY("quantity/period-words.tsv", period_words),
    { NULL, NULL, 0 },
};

const crules_file *crules_files(void) { return files; }
