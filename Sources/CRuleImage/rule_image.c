/* A target needs a source of its own; what it is for is written by the build. */
#include "rule_image.h"
