package it.broletto.ballot;

import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.Residence;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Can I vote, and why not": the conditions of a round, each with its answer for one person at one instant.
 *
 * @param person empty before sign-in; then what depends on the person is UNKNOWN
 * @param district of residence by the registry; empty if it knows none
 */
public record Eligibility(
        RoundView round, Optional<Person> person, Optional<String> district, Instant at, List<Condition> conditions) {

    /** What is asked, in the order in which it is shown. */
    public enum Kind {
        SIGNED_IN,
        OPEN,
        AGE,
        RESIDENCE,
        LEVEL
    }

    /** LATER: nothing is wrong, it is asked for at the moment of casting. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN,
        LATER
    }

    public record Condition(Kind kind, Answer answer) {}

    private static final int CASTING_LEVEL = 2;

    static Eligibility of(RoundView round, Optional<Person> person, Optional<String> district, Instant now) {
        var citizen = person.filter(someone -> someone.roles().contains(Role.CITIZEN));
        var conditions = new ArrayList<Condition>();
        conditions.add(new Condition(Kind.SIGNED_IN, citizen.isPresent() ? Answer.YES : Answer.NO));
        conditions.add(new Condition(Kind.OPEN, round.open(Phase.VOTING, now) ? Answer.YES : Answer.NO));
        if (round.minimumAge() > 0) {
            conditions.add(new Condition(
                    Kind.AGE, citizen.map(someone -> age(round, someone, now)).orElse(Answer.UNKNOWN)));
        }
        if (round.residence() != Residence.ANYONE) {
            conditions.add(new Condition(
                    Kind.RESIDENCE,
                    citizen.map(someone -> district.isPresent() ? Answer.YES : Answer.NO)
                            .orElse(Answer.UNKNOWN)));
        }
        conditions.add(new Condition(
                Kind.LEVEL,
                citizen.filter(someone -> someone.level() >= CASTING_LEVEL).isPresent() ? Answer.YES : Answer.LATER));
        return new Eligibility(round, person, district, now, List.copyOf(conditions));
    }

    /** Whether nothing stands against a vote; the level is asked for when the ballot is cast. */
    public boolean mayVote() {
        return conditions.stream().allMatch(it -> it.answer() == Answer.YES || it.answer() == Answer.LATER);
    }

    public boolean is(Kind kind, Answer answer) {
        return conditions.contains(new Condition(kind, answer));
    }

    public boolean isBirthDateUnknown() {
        return person.isPresent() && person.get().birthDate() == null;
    }

    /** Dates of the vote, if they are set. */
    public Optional<PhaseView> voting() {
        return round.dates(Phase.VOTING);
    }

    /** Where the vote stands. */
    public enum Opening {
        LATER,
        OPEN,
        OVER
    }

    public Opening opening() {
        if (round.open(Phase.VOTING, at)) {
            return Opening.OPEN;
        }
        return round.phase().isBefore(Phase.VOTING) ? Opening.LATER : Opening.OVER;
    }

    /** The area of this round in which the person lives; empty if none is known. */
    public String homeName() {
        return district.flatMap(round::area).map(AreaView::name).orElse("");
    }

    /** Whether this person may choose projects of that area. */
    public boolean mayChoose(AreaView area) {
        return round.residence() != Residence.OWN_AREA
                || area.cityWide()
                || district.filter(area.code()::equals).isPresent();
    }

    /** Says no with the first reason against a vote. */
    void require() {
        for (var condition : conditions) {
            if (condition.answer() == Answer.NO || condition.answer() == Answer.UNKNOWN) {
                throw refusal(condition.kind());
            }
        }
    }

    private Refusal refusal(Kind kind) {
        return switch (kind) {
            case SIGNED_IN -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED);
            case OPEN -> new Refusal(Refusal.Reason.WRONG_PHASE);
            case AGE ->
                isBirthDateUnknown()
                        ? new Refusal(Refusal.Reason.AGE_UNKNOWN)
                        : new Refusal(Refusal.Reason.TOO_YOUNG, round.minimumAge());
            case RESIDENCE -> new Refusal(Refusal.Reason.NOT_A_RESIDENT);
            case LEVEL -> new Refusal(Refusal.Reason.LEVEL_TOO_LOW);
        };
    }

    /** On the day of the vote: today, or the opening day while it is still to come. */
    private static Answer age(RoundView round, Person person, Instant now) {
        if (person.birthDate() == null) {
            return Answer.NO;
        }
        var day = round.dates(Phase.VOTING)
                .map(PhaseView::opensAt)
                .filter(opens -> opens.isAfter(now))
                .orElse(now);
        var of = LocalDate.ofInstant(day, Time.ROME);
        return person.birthDate().plusYears(round.minimumAge()).isAfter(of) ? Answer.NO : Answer.YES;
    }
}
