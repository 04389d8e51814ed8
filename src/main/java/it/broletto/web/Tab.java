package it.broletto.web;

/** One of several views of the same thing: list and map, open and closed. */
public record Tab(String href, String text, boolean current) {}
