package it.broletto.cli;

/** Input that cannot be counted; the message is one line that says which, where and why. */
final class BadInput extends Exception {

    BadInput(Object source, String reason) {
        super(source + ": " + reason);
    }
}
