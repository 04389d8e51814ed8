package it.broletto.need;

import java.util.UUID;

/**
 * Something a campaign needs beside money.
 *
 * @param name 3 to 120 characters
 * @param wanted hours or pieces, 1 to 100,000
 * @param intent made with the form; the same intent again is the same need
 */
public record NewNeed(NeedKind kind, String name, int wanted, UUID intent) {}
