"""Facts of one article: pure, by rules over what the text mentions, in any language that has a lexicon."""

EXTRACTOR = "rules"
VERSION = "1"
