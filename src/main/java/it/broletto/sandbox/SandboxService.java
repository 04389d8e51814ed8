package it.broletto.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the provider does. Each public method is one transaction. */
@ApplicationScoped
@Transactional
class SandboxService {

    private static final Duration LATER = Duration.ofMillis(400);
    private static final Duration MUCH_LATER = Duration.ofSeconds(30);
    private static final int TALKATIVE = 10;

    private final Deals deals;
    private final Messages messages;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration disputeAfter;

    SandboxService(Deals deals, Messages messages, SandboxSettings settings, ObjectMapper json, Clock clock) {
        this.disputeAfter = settings.dispute();
        this.deals = deals;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** A request of the API: what every deal begins with. {@code of}: where to go back to, or the charge to give back. */
    record Wanted(String pledge, long cents, String of, String means) {}

    Deal setUp(String key, Wanted wanted) {
        return once(key, wanted, () -> deal("setup", key, wanted, Deal.OPEN, null, null));
    }

    /** The backer shows a card at the page of a set-up; again is no harm. Empty if there is no such set-up or card. */
    Optional<Deal> show(String setup, String number) {
        var card = Card.of(number);
        var before = deals.lock(setup).filter(deal -> deal.kind().equals("setup"));
        if (before.isEmpty() || card.isEmpty()) {
            return Optional.empty();
        }
        if (!before.get().isSettled()) {
            deals.end(setup, Deal.SETTLED, card.get().name(), null);
            tell(deals.byId(setup).orElseThrow(), card.get());
        }
        return deals.byId(setup);
    }

    Optional<Deal> byId(String id) {
        return deals.byId(id);
    }

    Optional<Deal> byKey(String key) {
        return deals.byKey(key);
    }

    List<Deals.Listed> settled(Instant from, Instant before, String after, int limit) {
        return deals.settled(from, before, after, limit);
    }

    /** Charges the card that was shown at a set-up. */
    Deal charge(String key, Wanted wanted) {
        return once(key, wanted, () -> {
            var card = deals.byId(wanted.means())
                    .filter(Deal::isSettled)
                    .map(setup -> Card.valueOf(setup.card()))
                    .orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
            var before = deals.charges(wanted.pledge());
            return switch (card) {
                case ASKS -> deal("charge", key, wanted, Deal.ACTION_REQUIRED, card, "authentication-required");
                case DECLINED, SILENT_REFUSAL -> deal("charge", key, wanted, Deal.DECLINED, card, "card-declined");
                case EXPIRED -> deal("charge", key, wanted, Deal.DECLINED, card, "card-expired");
                case THIRD_TIME ->
                    before < 2
                            ? deal("charge", key, wanted, Deal.DECLINED, card, "insufficient-funds")
                            : deal("charge", key, wanted, Deal.SETTLED, card, null);
                default -> deal("charge", key, wanted, Deal.SETTLED, card, null);
            };
        });
    }

    /** The backer agrees, or not, to a charge that the bank asked about. */
    Optional<Deal> agree(String charge, boolean yes) {
        return end(charge, yes ? Deal.SETTLED : Deal.DECLINED, yes ? null : "authentication-failed");
    }

    /** Ends a charge that waits for the backer; one that has ended stays as it is. */
    Optional<Deal> cancel(String key) {
        return deals.byKey(key).flatMap(charge -> end(charge.id(), Deal.DECLINED, "given-up"));
    }

    private Optional<Deal> end(String charge, String status, String reason) {
        var before = deals.lock(charge);
        if (before.isPresent() && before.get().status().equals(Deal.ACTION_REQUIRED)) {
            deals.end(charge, status, null, reason);
            tell(deals.byId(charge).orElseThrow(), Card.valueOf(before.get().card()));
        }
        return deals.byId(charge);
    }

    /** Where the backer goes back to. */
    Optional<String> backOf(Deal deal) {
        return deal.kind().equals("setup") ? Optional.of(deal.of()) : deals.backOf(deal.pledge());
    }

    /** Gives a charge back, whole. */
    Deal refund(String key, Wanted wanted) {
        return once(key, wanted, () -> {
            var charge = deals.lock(wanted.of())
                    .filter(deal -> deal.kind().equals("charge") && deal.isSettled() && deal.cents() == wanted.cents())
                    .orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
            var card = Card.valueOf(charge.card());
            var disputed = deals.dispute(charge.key(), clock.instant())
                    .filter(dispute -> !dispute.status().equals(Disputed.WON));
            if (disputed.isPresent()) {
                return deal("refund", key, wanted, Deal.DECLINED, card, "charge-disputed");
            }
            return card == Card.REFUND_FAILS && deals.refunds(wanted.of()) == 0
                    ? deal("refund", key, wanted, Deal.DECLINED, card, "account-closed")
                    : deal("refund", key, wanted, Deal.SETTLED, card, null);
        });
    }

    private interface Making {
        Deal make();
    }

    /** The same request under the same key is the same deal; another one is refused. */
    private Deal once(String key, Wanted wanted, Making making) {
        if (key == null || !key.matches("[A-Za-z0-9-]{8,80}") || wanted.cents() <= 0) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        var before = deals.byKey(key);
        if (before.isEmpty()) {
            var made = making.make();
            if (deals.write(made, text(wanted), clock.instant())) {
                if (!made.status().equals(Deal.OPEN)) {
                    tell(deals.byKey(key).orElseThrow(), Card.valueOf(made.card()));
                }
                if (made.kind().equals("charge") && Card.valueOf(made.card()).isDisputed()) {
                    dispute(made);
                }
                return deals.byKey(key).orElseThrow();
            }
            before = deals.byKey(key);
        }
        if (!deals.requestOf(key).equals(text(wanted))) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return before.orElseThrow();
    }

    /** The dispute about the charge of a key, if it was opened by now. */
    Optional<Disputed> dispute(String key) {
        return deals.dispute(key, clock.instant());
    }

    private void dispute(Deal charge) {
        var opensAt = clock.instant().plus(disputeAfter);
        var endsAt = opensAt.plus(disputeAfter);
        deals.writeDispute(charge, Card.valueOf(charge.card()) == Card.DISPUTED_IN_VAIN, opensAt, endsAt);
        messages.write("dispute.opened", 1, text(message(charge, charge.cents())), opensAt);
        messages.write("dispute.ended", 1, text(message(charge, charge.cents())), endsAt);
    }

    private static Deal deal(String kind, String key, Wanted wanted, String status, Card card, String reason) {
        return new Deal(
                kind + "_" + UUID.randomUUID(),
                kind,
                key,
                wanted.pledge(),
                wanted.cents(),
                "EUR",
                wanted.of() == null ? "" : wanted.of(),
                status,
                card == null ? null : card.name(),
                reason,
                0);
    }

    private static Map<String, Object> message(Deal deal, long cents) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", deal.id());
        object.put("key", deal.key());
        object.put("pledge", deal.pledge());
        object.put("cents", cents);
        object.put("status", deal.status());
        var message = new LinkedHashMap<String, Object>();
        message.put("id", "%event");
        message.put("type", "%type");
        message.put("object", object);
        return message;
    }

    private void tell(Deal deal, Card card) {
        var message = message(deal, card == Card.LIAR ? deal.cents() * 10 : deal.cents());
        var due = clock.instant().plus(card == Card.HASTY ? Duration.ZERO : card.isSilent() ? MUCH_LATER : LATER);
        messages.write(deal.kind() + "." + deal.status(), card == Card.TALKATIVE ? TALKATIVE : 1, text(message), due);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
