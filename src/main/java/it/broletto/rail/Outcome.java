package it.broletto.rail;

/** What became of what a provider was asked for. */
public enum Outcome {
    /** Done, finally. */
    SETTLED,
    /** Not done, finally; another attempt is another call. */
    DECLINED,
    /** The backer has to do something at the provider's page. */
    ACTION_REQUIRED,
    /** The provider works on it. */
    PENDING,
    /** Nobody knows: no answer came. It is asked for again under the same key. */
    UNKNOWN;

    public boolean isFinal() {
        return this == SETTLED || this == DECLINED;
    }
}
