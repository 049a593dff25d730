#include "rules.h"

/* The shipped rules as bytes in the binary, so that it runs from anywhere. A new file under Rules/ is named here
   (a test compares the two lists). clang's #embed is tracked as a dependency: a changed rule rebuilds. */

#define EMBED_BEGIN(id) static const unsigned char id[] = {
#define EMBED_END };

EMBED_BEGIN(units)
#embed "../../Rules/lexicon/units.tsv"
EMBED_END

#define ENTRY(path, id) { path, id, sizeof id }

static const crules_file files[] = {
    ENTRY("lexicon/units.tsv", units),
    { NULL, NULL, 0 },
};

const crules_file *crules_files(void) { return files; }
