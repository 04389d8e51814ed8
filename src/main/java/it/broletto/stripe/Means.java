package it.broletto.stripe;

/** A card at Stripe, and the customer in whose list its payments stand: {@code cus_…/pm_…}. */
record Means(String customer, String card) {

    static Means of(String text) {
        var slash = text.indexOf('/');
        return new Means(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
    }

    String text() {
        return customer + "/" + card;
    }
}
