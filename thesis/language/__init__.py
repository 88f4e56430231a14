"""Language: words, lexicon, compounds, hyphenation."""
