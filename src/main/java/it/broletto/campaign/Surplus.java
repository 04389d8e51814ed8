package it.broletto.campaign;

/** What happens with money beyond the optimum. */
public enum Surplus {
    /** The project goes further than its budget lines, in the same aims. */
    PROJECT,
    /** It goes to the fund of the neighbourhood. */
    NEIGHBOURHOOD,
    /** No promise is taken beyond the optimum. */
    STOP
}
