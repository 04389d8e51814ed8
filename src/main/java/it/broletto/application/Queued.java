package it.broletto.application;

import java.util.UUID;

/**
 * What the offices see of an application in their queue, of its newest version.
 *
 * @param call title of its call; null for none
 * @param sheets how many reviewers gave theirs
 * @param mine whether the reader is one of them
 */
record Queued(UUID id, String promoter, String call, int sheets, boolean mine) {}
