/**
 * The rail of campaigns whose money a public body receives: a payment notice for each pledge once its campaign closed
 * with enough promises, paid wherever pagoPA is. Nothing of it is for others but the rail.
 */
package it.broletto.pagopa;
