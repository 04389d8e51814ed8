package it.broletto.transfer;

/** A movement with the key under which it is written once. */
record Keyed(String key, StatementLine line) {}
