package it.broletto.collection;

/** What a pledge is paid with, and by which rail. */
record PledgeMeans(String rail, String means) {}
