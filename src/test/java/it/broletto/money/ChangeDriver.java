package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.identity.Person;
import it.broletto.money.Command.Kind;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Changes of what backers agreed to, while a campaign is live: asked for, decided by two others; who says nothing stays. */
final class ChangeDriver {

    private final Driver driver;
    private final Services city;
    private final Model model;

    ChangeDriver(Driver driver) {
        this.driver = driver;
        this.city = driver.city;
        this.model = driver.model;
    }

    void run(Kind kind, Random dice) {
        var person = driver.staff.get(dice.nextInt(driver.staff.size()));
        switch (kind) {
            case ASK_CHANGE -> ask(person, dice);
            case DECIDE_CHANGE -> decide(person, dice);
            default -> throw new IllegalStateException(kind.name());
        }
    }

    /** Other amounts, another text, a return that ends; the same form again is the same request. */
    private void ask(Person person, Random dice) {
        var fund = model.mostly(dice, one -> one.isOpen(model.now) && one.change == null);
        if (fund.changes >= 4) {
            driver.nothing();
            return;
        }
        var same = dice.nextInt(8) == 0;
        var dearer = !same && dice.nextInt(4) > 0;
        var minimum = dearer ? 40_000 + dice.nextInt(40_000) : fund.minimum;
        var budget = dearer ? minimum + 20_000 + dice.nextInt(40_000) : fund.budget;
        var body =
                same || dice.nextBoolean() ? fund.body : "Come funziona adesso, con il forno numero " + dice.nextInt();
        var ended = same || dice.nextInt(3) > 0
                ? List.<Reward>of()
                : fund.rewards.stream().filter(one -> !one.ended).limit(1).toList();
        var intent = UUID.randomUUID();
        var wanted = new Change(null, person.id(), minimum, budget, body, ended);
        var id = driver.does(refusesAsking(fund, wanted), () -> ask(fund, wanted, intent, person));
        if (id != null) {
            fund.changes++;
            fund.change = new Change(id, person.id(), minimum, budget, body, ended);
            assertEquals(id, ask(fund, wanted, intent, person));
            var another = new Change(null, person.id(), minimum + 1, budget + 1, body, ended);
            driver.refuses(Reason.INTENT_REUSED, () -> ask(fund, another, intent, person));
            driver.refuses(Reason.ALREADY_DONE, () -> ask(fund, another, UUID.randomUUID(), person));
        }
    }

    private UUID ask(Fund fund, Change wanted, UUID intent, Person person) {
        var ended = wanted.ended.stream().map(one -> one.id).toList();
        return city.editor.ask(fund.slug, wanted.minimum, wanted.budget, wanted.body, ended, intent, person);
    }

    private Reason refusesAsking(Fund fund, Change wanted) {
        if (!fund.isOpen(model.now)) {
            return Reason.CAMPAIGN_NOT_LIVE;
        }
        if (fund.change != null) {
            return Reason.ALREADY_DONE;
        }
        var nothingNew = wanted.minimum == fund.minimum
                && wanted.budget == fund.budget
                && wanted.body.equals(fund.body)
                && wanted.ended.isEmpty();
        return nothingNew ? Reason.INVALID_INPUT : isCovered(fund, wanted) ? null : Reason.NOT_COVERED;
    }

    /** What the rule of the campaign's admission can give more is in the envelope. */
    private boolean isCovered(Fund fund, Change wanted) {
        return fund.rule == null
                || wanted.budget == fund.budget
                || Model.reserve(fund.rule, wanted.budget) - fund.reserved <= model.available();
    }

    /** One says yes, another one decides; or somebody says no, or whoever asked takes it back. */
    private void decide(Person person, Random dice) {
        var fund = model.mostly(dice, one -> one.change != null);
        var change = fund.change;
        if (change == null) {
            driver.nothing();
            return;
        }
        var no = dice.nextInt(12);
        var aside = person.id().equals(change.askedBy)
                ? Reason.SAME_PERSON
                : fund.isOpen(model.now) ? null : Reason.ILLEGAL_TRANSITION;
        if (no == 0) {
            city.editor.retract(fund.slug, person);
            city.editor.retract(fund.slug, person);
            fund.change = fund.isOpen(model.now) ? null : change;
        } else if (no == 1) {
            if (driver.acts(aside, () -> city.editor.reject(change.id, person))) {
                fund.change = null;
            }
        } else if (change.proposedBy == null && dice.nextInt(6) > 0) {
            if (driver.acts(aside, () -> city.editor.propose(change.id, person))) {
                change.proposedBy = person.id();
            }
        } else {
            var refused = aside != null
                    ? aside
                    : change.proposedBy == null || change.proposedBy.equals(person.id())
                            ? Reason.SECOND_PERSON_NEEDED
                            : isCovered(fund, change) ? null : Reason.NOT_COVERED;
            if (driver.acts(refused, () -> city.editor.approve(change.id, person))) {
                approved(fund, change);
            }
        }
        told(fund, dice);
    }

    /** Every promise stays unless it is withdrawn; for that there is time before the close. */
    private void approved(Fund fund, Change change) {
        if (fund.rule != null && change.budget != fund.budget) {
            fund.reserved = Model.reserve(fund.rule, change.budget);
        }
        fund.minimum = change.minimum;
        fund.budget = change.budget;
        fund.body = change.body;
        change.ended.forEach(one -> one.ended = true);
        fund.change = null;
        var until = model.now
                .atZone(Time.ROME)
                .toLocalDate()
                .plusDays(Change.DAYS + 1)
                .atStartOfDay(Time.ROME)
                .toInstant();
        fund.told.add(new Change.Told(model.now, until));
        if (fund.closesAt.isBefore(until)) {
            fund.closesAt = until;
        }
        model.happens("changed");
        fund.promises.values().stream()
                .filter(one -> asked(fund, one) != null)
                .forEach(one -> model.happens("asked whether they stay"));
    }

    /** Whoever promised before is asked whether they stay, as long as they may go. */
    private void told(Fund fund, Random dice) {
        fund.promises.values().stream()
                .skip(dice.nextInt(Math.max(1, fund.promises.size())))
                .limit(4)
                .forEach(one -> assertEquals(asked(fund, one), city.editor.asks(one.id), () -> "I15 told " + one));
    }

    private Instant asked(Fund fund, Promise one) {
        return fund.told.stream()
                .filter(told -> fund.isOpen(model.now)
                        && !one.withdrawn
                        && told.at().isAfter(one.promisedAt)
                        && told.until().isAfter(model.now))
                .map(Change.Told::until)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
