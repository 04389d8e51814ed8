/**
 * Stripe as a rail: a page of theirs to show a card at, one PaymentIntent for each charge that is asked for, refunds, and
 * their messages. No card data reach this application. docs/adr/0020 tells what keeps a charge from being made twice.
 */
package it.broletto.stripe;
