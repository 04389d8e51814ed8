package it.broletto.money;

/** What the model knows of a notice of pagoPA. */
final class Notice {

    final Promise promise;
    final String key;
    final String number;

    /** Somebody paid it. */
    boolean paid;

    /** The body took it back at pagoPA, without this city's doing. */
    boolean takenBack;

    /** The name of the first receipt that came for it; null before. */
    String receipt;

    Notice(Promise promise, String key, String number) {
        this.promise = promise;
        this.key = key;
        this.number = number;
    }

    boolean isPayable() {
        return !paid && !takenBack;
    }

    @Override
    public String toString() {
        return key + (paid ? " paid" : "") + (takenBack ? " taken back" : "") + " of " + promise;
    }
}
