package it.broletto.rail;

/** A message that claims to be a provider's and is not, or is too old or too new to be told from a repeated one. */
public final class UntrustedMessage extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UntrustedMessage(String why) {
        super(why);
    }
}
