package it.broletto.news;

import java.util.UUID;

/**
 * What is to be told.
 *
 * @param title 3 to 120 characters
 * @param body 3 to 5,000 characters, plain text with empty lines between paragraphs
 * @param intent made with the form; the same intent again is the same version
 */
public record NewUpdate(String title, String body, UUID intent) {}
