package it.broletto.accountability;

import java.util.UUID;

/**
 * @param body 3 to 2,000 characters, public
 * @param intent made with the form; the same intent again adds nothing
 */
public record NewFact(String body, UUID intent) {}
