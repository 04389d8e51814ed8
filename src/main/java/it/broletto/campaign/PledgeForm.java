package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The form of a pledge as it was typed, and what it means. */
record PledgeForm(String amount, String otherAmount, String naming, String publicName, String message, String intent) {

    static final List<Long> PRESETS = List.of(10L, 25L, 50L, 100L);

    /** Nothing chosen yet but the amount, if a link to the form named one of the usual ones. */
    static PledgeForm empty(String amount) {
        return new PledgeForm(
                PRESETS.stream().map(String::valueOf).anyMatch(preset -> preset.equals(amount)) ? amount : "",
                "",
                "anonymous",
                "",
                "",
                UUID.randomUUID().toString());
    }

    static PledgeForm of(MultivaluedMap<String, String> sent) {
        return new PledgeForm(
                one(sent, "amount"),
                one(sent, "otherAmount"),
                one(sent, "naming"),
                Text.line(one(sent, "publicName")),
                one(sent, "message"),
                one(sent, "intent"));
    }

    private static String one(MultivaluedMap<String, String> sent, String field) {
        return Text.lines(sent.getFirst(field));
    }

    MultivaluedMap<String, String> fields() {
        var fields = new MultivaluedHashMap<String, String>();
        fields.add("amount", amount);
        fields.add("otherAmount", otherAmount);
        fields.add("naming", naming);
        fields.add("publicName", publicName);
        fields.add("message", message);
        fields.add("intent", intent);
        return fields;
    }

    /** What it asks for, once {@link #errors} found nothing. Refuses a form without our mark with {@code INVALID_INPUT}. */
    NewPledge wanted() {
        return new NewPledge(
                money().orElseThrow(),
                naming.equals("named") ? publicName : null,
                message.isEmpty() ? null : message,
                mark());
    }

    FormErrors errors(CampaignMessages words, Layout layout) {
        var errors = FormErrors.none();
        var money = money();
        if (otherAmount.isEmpty() && money.isEmpty()) {
            errors.add(amount.equals("other") ? "otherAmount" : "amount", words.amount_missing());
        } else if (money.isEmpty()) {
            errors.add("otherAmount", words.amount_wrong());
        } else if (money.get().compareTo(NewPledge.LEAST) < 0 || money.get().compareTo(NewPledge.MOST) > 0) {
            errors.add(
                    "otherAmount",
                    words.amount_range(
                            NewPledge.LEAST.format(layout.locale()), NewPledge.MOST.format(layout.locale())));
        }
        if (!naming.equals("anonymous") && !naming.equals("named")) {
            errors.add("naming", words.naming_missing());
        }
        if (naming.equals("named") && (Text.length(publicName) < 2 || Text.length(publicName) > 80)) {
            errors.add("publicName", words.public_name_wrong());
        }
        if (Text.length(message) > 300) {
            errors.add("message", words.message_wrong());
        }
        return errors;
    }

    /** What was typed counts before what was chosen. */
    private Optional<Money> money() {
        return otherAmount.isEmpty()
                ? PRESETS.stream()
                        .filter(preset -> preset.toString().equals(amount))
                        .map(Money::ofEuros)
                        .findFirst()
                : Money.parse(otherAmount);
    }

    private UUID mark() {
        try {
            return UUID.fromString(intent);
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
