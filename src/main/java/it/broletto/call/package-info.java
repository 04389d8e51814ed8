/**
 * Calls: what the city adds to what people give. A call has an envelope, sponsors, windows for applications and a match
 * rule in versions; a campaign is admitted with one version, and what that can give it is reserved before anybody is
 * told. The amount is decided once, on settled gifts, and everybody can compute it again.
 */
package it.broletto.call;
