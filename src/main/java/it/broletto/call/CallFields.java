package it.broletto.call;

/** What the fields of the forms of a call are called on their pages. */
record CallFields(CallMessages words) {

    /** Empty for a field without a name of its own. */
    String name(String field) {
        var dash = field.indexOf('-');
        return dash < 0 ? one(field) : row(field.substring(0, dash), Integer.parseInt(field.substring(dash + 1)));
    }

    private String row(String field, int number) {
        return switch (field) {
            case "opens" -> words.form_window(number) + ", " + words.form_opens();
            case "closes" -> words.form_window(number) + ", " + words.form_closes();
            case "sponsor" -> words.form_sponsor(number) + ", " + words.form_sponsor_name();
            case "share" -> words.form_sponsor(number) + ", " + words.form_share();
            default -> "";
        };
    }

    private String one(String field) {
        return switch (field) {
            case "title" -> words.field_title();
            case "summary" -> words.field_summary();
            case "body" -> words.field_body();
            case "office" -> words.field_office();
            case "applicants" -> words.who_title();
            case "least" -> words.field_least();
            case "most" -> words.field_most();
            case "leastDays" -> words.field_least_days();
            case "mostDays" -> words.field_most_days();
            case "receiver" -> words.paying_title();
            case "rail" -> words.field_rails();
            case "method" -> words.field_method();
            case "from", "lumpFrom" -> words.field_from();
            case "policy" -> words.field_policy();
            case "rate" -> words.field_rate();
            case "cap", "projectCap", "rootsCap" -> words.field_cap();
            case "factor" -> words.field_factor();
            case "giftCap" -> words.field_gift_cap();
            case "giftsPerDonor" -> words.field_gifts();
            case "lump" -> words.field_lump();
            case "lumpSum" -> words.field_lump_sum();
            case "donors" -> words.field_donors();
            case "amount" -> words.col_amount();
            case "act" -> words.give_act();
            case "reason" -> words.field_reason();
            default -> "";
        };
    }
}
