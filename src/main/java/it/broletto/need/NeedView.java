package it.broletto.need;

import java.util.UUID;

/**
 * What a campaign needs beside money.
 *
 * @param wanted hours or pieces
 * @param offered hours or pieces, offers that were withdrawn left out; may be more than wanted
 * @param people how many offer
 */
public record NeedView(UUID id, UUID campaign, NeedKind kind, String name, long wanted, long offered, long people) {}
