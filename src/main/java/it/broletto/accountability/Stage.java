package it.broletto.accountability;

/** Stage of public spending: committed (impegno), paid (mandato). What is paid was committed before. */
public enum Stage {
    COMMITTED,
    PAID
}
