package it.broletto.collection;

/** What a backer goes to the payment page for. */
public enum Need {
    /** To show the first means of payment. */
    SHOW,
    /** To show another one before the close. */
    CHANGE,
    /** To show another one after a charge was declined. */
    FIX,
    /** To agree to a charge. */
    AGREE
}
