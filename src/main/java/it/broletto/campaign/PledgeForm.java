package it.broletto.campaign;

import it.broletto.identity.MailAddress;
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
import java.util.stream.Stream;

/** The form of a pledge as it was typed, and what it means. */
record PledgeForm(
        String amount,
        String otherAmount,
        String naming,
        String publicName,
        String message,
        String intent,
        String chosen,
        String fallback,
        String other,
        String email,
        boolean updates) {

    static final List<Long> PRESETS = List.of(10L, 25L, 50L, 100L);

    /** Nothing chosen yet but the amount, if a link to the form named one of the usual ones, and the return it named. */
    static PledgeForm empty(String amount, String chosen) {
        return new PledgeForm(
                PRESETS.stream().map(String::valueOf).anyMatch(preset -> preset.equals(amount)) ? amount : "",
                "",
                "anonymous",
                "",
                "",
                UUID.randomUUID().toString(),
                Text.line(chosen),
                Fallback.Choice.BACK.name(),
                "",
                "",
                false);
    }

    static PledgeForm of(MultivaluedMap<String, String> sent) {
        return new PledgeForm(
                one(sent, "amount"),
                one(sent, "otherAmount"),
                one(sent, "naming"),
                Text.line(one(sent, "publicName")),
                one(sent, "message"),
                one(sent, "intent"),
                one(sent, "chosen"),
                sent.containsKey("fallback") ? one(sent, "fallback") : Fallback.Choice.BACK.name(),
                one(sent, "other"),
                one(sent, "email"),
                "true".equals(sent.getFirst("updates")));
    }

    private static String one(MultivaluedMap<String, String> sent, String field) {
        return Text.lines(sent.getFirst(field));
    }

    /** Whether anything was said about the name or left as a message. */
    public boolean namingTyped() {
        return naming.equals("named") || !publicName.isEmpty() || !message.isEmpty();
    }

    /** Whether anything but the usual was said about what happens if the campaign fails. */
    public boolean fallbackTyped() {
        return !fallback.equals(Fallback.Choice.BACK.name()) || !other.isEmpty();
    }

    public boolean mailTyped() {
        return !email.isEmpty() || updates;
    }

    MultivaluedMap<String, String> fields() {
        var fields = new MultivaluedHashMap<String, String>();
        fields.add("amount", amount);
        fields.add("otherAmount", otherAmount);
        fields.add("naming", naming);
        fields.add("publicName", publicName);
        fields.add("message", message);
        fields.add("intent", intent);
        fields.add("chosen", chosen);
        fields.add("fallback", fallback);
        fields.add("other", other);
        fields.add("email", email);
        fields.add("updates", String.valueOf(updates));
        return fields;
    }

    /** What it asks for, once {@link #errors} found nothing. Refuses a form without our mark with {@code INVALID_INPUT}. */
    NewPledge wanted() {
        return new NewPledge(
                money().orElseThrow(),
                naming.equals("named") ? publicName : null,
                message.isEmpty() ? null : message,
                mark(),
                id(chosen).orElse(null),
                toFallback().orElseThrow());
    }

    /** Empty if it names no choice, or another campaign without saying which. */
    Optional<Fallback> toFallback() {
        return toFallback(fallback, other);
    }

    static Optional<Fallback> toFallback(String fallback, String other) {
        return Stream.of(Fallback.Choice.values())
                .filter(choice -> choice.name().equals(fallback))
                .findFirst()
                .map(choice -> new Fallback(
                        choice, choice == Fallback.Choice.OTHER ? id(other).orElse(null) : null))
                .filter(wanted -> wanted.choice() != Fallback.Choice.OTHER || wanted.other() != null);
    }

    /** What is wrong besides for somebody without an account. */
    void errorsByMail(FormErrors errors, CampaignMessages words, Money most, Layout layout) {
        if (email.isEmpty()) {
            errors.add("email", words.email_missing_for_pledge());
        }
        money().filter(amount -> amount.compareTo(most) > 0)
                .ifPresent(amount -> errors.add(
                        otherAmount.isEmpty() ? "amount" : "otherAmount",
                        words.most_without_account(most.format(layout.locale()))));
    }

    /** Empty if no address was typed. */
    Optional<Contact> contact(String language) {
        return MailAddress.parse(email).map(address -> new Contact(address, updates, language));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    FormErrors errors(CampaignMessages words, ReturnMessages more, List<ReturnView> returns, Layout layout) {
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
        if (naming.equals("named") && !PledgeService.isName(publicName)) {
            errors.add("publicName", words.public_name_wrong());
        }
        if (Text.length(message) > 300) {
            errors.add("message", words.message_wrong());
        }
        if (!email.isEmpty() && MailAddress.parse(email).isEmpty()) {
            errors.add("email", words.email_wrong());
        } else if (updates && email.isEmpty()) {
            errors.add("email", words.email_missing());
        }
        money.ifPresent(amount -> chosenFits(amount, more, returns, layout, errors));
        if (toFallback().isEmpty()) {
            errors.add(
                    fallback.equals(Fallback.Choice.OTHER.name()) ? "other" : "fallback",
                    fallback.equals(Fallback.Choice.OTHER.name()) ? more.other_missing() : more.fallback_missing());
        }
        return errors;
    }

    /** What is left is asked again where the return is claimed. */
    private void chosenFits(
            Money amount, ReturnMessages more, List<ReturnView> returns, Layout layout, FormErrors errors) {
        if (chosen.isEmpty()) {
            return;
        }
        var found = returns.stream()
                .filter(one -> one.id().toString().equals(chosen))
                .findFirst();
        if (found.isEmpty()) {
            errors.add("chosen", more.unknown());
        } else if (amount.compareTo(found.get().minimum()) < 0) {
            errors.add("chosen", more.needs_more(found.get().minimum().format(layout.locale())));
        }
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
        return id(intent).orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
    }
}
