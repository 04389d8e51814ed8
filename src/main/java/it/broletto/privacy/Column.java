package it.broletto.privacy;

/** What is told of each thing that is kept. */
public enum Column {
    ID,
    WHEN,
    CAMPAIGN,
    ROUND,
    TITLE,
    AMOUNT,
    NAME,
    ADDRESS,
    IBAN,
    DISTRICT,
    DOCUMENT,
    TAXCODE,
    MESSAGE,
    WORDS,
    STATE,
    CHOICE,
    RAIL,
    QUANTITY,
    CODE,
    ACT
}
