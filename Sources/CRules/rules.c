#include "rules.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

/* The shipped rules as bytes in the binary, so that it runs from anywhere. A new file under Rules/ is named here
   (a test compares the two lists). clang's #embed is tracked as a dependency: a changed rule rebuilds. */

static const unsigned char context_basis_rules[] = {
#embed "../../Rules/context/basis.rules"
};
static const unsigned char indicator_change_rules[] = {
#embed "../../Rules/indicator/change.rules"
};
static const unsigned char indicator_level_rules[] = {
#embed "../../Rules/indicator/level.rules"
};
static const unsigned char lexicon_bodies_tsv[] = {
#embed "../../Rules/lexicon/bodies.tsv"
};
static const unsigned char lexicon_cues_tsv[] = {
#embed "../../Rules/lexicon/cues.tsv"
};
static const unsigned char lexicon_domains_tsv[] = {
#embed "../../Rules/lexicon/domains.tsv"
};
static const unsigned char lexicon_folding_tsv[] = {
#embed "../../Rules/lexicon/folding.tsv"
};
static const unsigned char lexicon_heads_tsv[] = {
#embed "../../Rules/lexicon/heads.tsv"
};
static const unsigned char lexicon_indicators_tsv[] = {
#embed "../../Rules/lexicon/indicators.tsv"
};
static const unsigned char lexicon_newspapers_tsv[] = {
#embed "../../Rules/lexicon/newspapers.tsv"
};
static const unsigned char lexicon_particles_tsv[] = {
#embed "../../Rules/lexicon/particles.tsv"
};
static const unsigned char lexicon_place_latin_tsv[] = {
#embed "../../Rules/lexicon/place-latin.tsv"
};
static const unsigned char lexicon_places_tsv[] = {
#embed "../../Rules/lexicon/places.tsv"
};
static const unsigned char lexicon_units_tsv[] = {
#embed "../../Rules/lexicon/units.tsv"
};
static const unsigned char lexicon_verbs_tsv[] = {
#embed "../../Rules/lexicon/verbs.tsv"
};
static const unsigned char lexicon_words_tsv[] = {
#embed "../../Rules/lexicon/words.tsv"
};
static const unsigned char quantity_counted_nouns_tsv[] = {
#embed "../../Rules/quantity/counted-nouns.tsv"
};
static const unsigned char quantity_implied_units_tsv[] = {
#embed "../../Rules/quantity/implied-units.tsv"
};
static const unsigned char quantity_modifiers_tsv[] = {
#embed "../../Rules/quantity/modifiers.tsv"
};
static const unsigned char quantity_not_facts_rules[] = {
#embed "../../Rules/quantity/not-facts.rules"
};
static const unsigned char quantity_not_quantities_tsv[] = {
#embed "../../Rules/quantity/not-quantities.tsv"
};
static const unsigned char quantity_period_words_tsv[] = {
#embed "../../Rules/quantity/period-words.tsv"
};
static const unsigned char table_words_tsv[] = {
#embed "../../Rules/table/words.tsv"
};

static const crules_file files[] = {
    { "context/basis.rules", context_basis_rules, sizeof context_basis_rules },
    { "indicator/change.rules", indicator_change_rules, sizeof indicator_change_rules },
    { "indicator/level.rules", indicator_level_rules, sizeof indicator_level_rules },
    { "lexicon/bodies.tsv", lexicon_bodies_tsv, sizeof lexicon_bodies_tsv },
    { "lexicon/cues.tsv", lexicon_cues_tsv, sizeof lexicon_cues_tsv },
    { "lexicon/domains.tsv", lexicon_domains_tsv, sizeof lexicon_domains_tsv },
    { "lexicon/folding.tsv", lexicon_folding_tsv, sizeof lexicon_folding_tsv },
    { "lexicon/heads.tsv", lexicon_heads_tsv, sizeof lexicon_heads_tsv },
    { "lexicon/indicators.tsv", lexicon_indicators_tsv, sizeof lexicon_indicators_tsv },
    { "lexicon/newspapers.tsv", lexicon_newspapers_tsv, sizeof lexicon_newspapers_tsv },
    { "lexicon/particles.tsv", lexicon_particles_tsv, sizeof lexicon_particles_tsv },
    { "lexicon/place-latin.tsv", lexicon_place_latin_tsv, sizeof lexicon_place_latin_tsv },
    { "lexicon/places.tsv", lexicon_places_tsv, sizeof lexicon_places_tsv },
    { "lexicon/units.tsv", lexicon_units_tsv, sizeof lexicon_units_tsv },
    { "lexicon/verbs.tsv", lexicon_verbs_tsv, sizeof lexicon_verbs_tsv },
    { "lexicon/words.tsv", lexicon_words_tsv, sizeof lexicon_words_tsv },
    { "quantity/counted-nouns.tsv", quantity_counted_nouns_tsv, sizeof quantity_counted_nouns_tsv },
    { "quantity/implied-units.tsv", quantity_implied_units_tsv, sizeof quantity_implied_units_tsv },
    { "quantity/modifiers.tsv", quantity_modifiers_tsv, sizeof quantity_modifiers_tsv },
    { "quantity/not-facts.rules", quantity_not_facts_rules, sizeof quantity_not_facts_rules },
    { "quantity/not-quantities.tsv", quantity_not_quantities_tsv, sizeof quantity_not_quantities_tsv },
    { "quantity/period-words.tsv", quantity_period_words_tsv, sizeof quantity_period_words_tsv },
    { "table/words.tsv", table_words_tsv, sizeof table_words_tsv },
    { NULL, NULL, 0 },
};

const crules_file *crules_files(void) { return files; }
