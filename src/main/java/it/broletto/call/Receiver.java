package it.broletto.call;

/** Who receives what people give to a campaign. */
public enum Receiver {
    /** The municipality, in its treasury: by pagoPA, as the law asks (art. 5 CAD), by transfer where that is allowed. */
    CITY,
    /** Whoever promotes the campaign, out of what is held for it: by a provider of payments, or by transfer. */
    PROMOTER
}
