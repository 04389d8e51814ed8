package it.broletto.application;

import java.time.Instant;

/** What was sent in, once. */
record VersionView(int number, Instant sentAt, Content content) {}
