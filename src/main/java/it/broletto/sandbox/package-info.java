/**
 * A provider of payments that behaves like a real one, for demonstrations and tests: an HTTP API with idempotency keys,
 * a payment page of its own, signed messages that come late, twice or in another order, and cards that fail in every way
 * a card can. It keeps its own tables, and knows of the city only what comes over HTTP. In production there is none.
 */
package it.broletto.sandbox;
