package it.broletto.proposal;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

@Entity
@Table(name = "proposal")
class Proposal {

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID roundId;

    @Column(name = "area_id")
    private UUID areaId;

    private int number;

    @Column(name = "author_id")
    private UUID authorId;

    private String title;
    private String body;

    @Enumerated(EnumType.STRING)
    private Category category;

    private Double latitude;
    private Double longitude;
    private String place;

    @Column(name = "guess_cents")
    private Long guessCents;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "edited_at")
    private Instant editedAt;

    private UUID intent;

    @Version
    private int version;

    protected Proposal() {
        // for Hibernate
    }

    Proposal(UUID roundId, int number, UUID authorId, NewProposal idea, Instant submittedAt) {
        this.id = UUID.randomUUID();
        this.roundId = roundId;
        this.number = number;
        this.authorId = authorId;
        this.intent = idea.intent();
        this.status = Status.SUBMITTED;
        this.submittedAt = submittedAt;
        say(idea);
    }

    /** Changes the text; gives back what it said before. Only its author may, and only before the offices answer. */
    ProposalEdit edit(NewProposal change, UUID by, Instant now) {
        refuseOthers(by);
        if (status != Status.SUBMITTED) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION, status.name(), Status.SUBMITTED.name());
        }
        var before = new ProposalEdit(id, title, body, now);
        say(change);
        editedAt = now;
        return before;
    }

    /** Only its author may withdraw it, and only before the offices answer. */
    void withdraw(UUID by) {
        refuseOthers(by);
        become(Status.WITHDRAWN);
    }

    void become(Status to) {
        Status.TABLE.event(status, to);
        status = to;
    }

    private void refuseOthers(UUID by) {
        if (!authorId.equals(by)) {
            throw new Refusal(Reason.NOT_THE_AUTHOR);
        }
    }

    private void say(NewProposal idea) {
        refuseUnless(within(idea.title(), 5, 120), "title");
        refuseUnless(within(idea.body(), 20, 5000), "body");
        refuseUnless(idea.category() != null, "category");
        refuseUnless(idea.areaId() != null, "area");
        refuseUnless((idea.latitude() == null) == (idea.longitude() == null), "place");
        refuseUnless(
                idea.latitude() == null || Math.abs(idea.latitude()) <= 90 && Math.abs(idea.longitude()) <= 180,
                "place");
        refuseUnless(idea.place() == null || within(idea.place(), 0, 200), "place");
        refuseUnless(idea.guess() == null || isAmount(idea.guess()), "guess");
        areaId = idea.areaId();
        title = idea.title();
        body = idea.body();
        category = idea.category();
        latitude = idea.latitude();
        longitude = idea.longitude();
        place = blankless(idea.place());
        guessCents = cents(idea.guess());
    }

    /** Whether this came of that form. Of one that was edited since, the words are not compared. */
    boolean says(NewProposal idea) {
        return editedAt != null
                || title.equals(idea.title())
                        && body.equals(idea.body())
                        && areaId.equals(idea.areaId())
                        && category == idea.category()
                        && Objects.equals(latitude, idea.latitude())
                        && Objects.equals(longitude, idea.longitude())
                        && Objects.equals(place, blankless(idea.place()))
                        && Objects.equals(guessCents, cents(idea.guess()));
    }

    private static String blankless(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Long cents(Money amount) {
        return amount == null ? null : amount.cents();
    }

    /** 1.000.000.000.000 €. */
    static final long MOST_CENTS = 100_000_000_000_000L;

    /** From one cent to 1.000.000.000.000 €. */
    static boolean isAmount(Money amount) {
        return amount != null && amount.cents() >= 1 && amount.cents() <= MOST_CENTS;
    }

    private static boolean within(String text, int least, int most) {
        return text != null && Text.length(text) >= least && Text.length(text) <= most;
    }

    private static void refuseUnless(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(Reason.INVALID_INPUT, field);
        }
    }

    UUID id() {
        return id;
    }

    UUID roundId() {
        return roundId;
    }

    UUID authorId() {
        return authorId;
    }

    Status status() {
        return status;
    }

    int version() {
        return version;
    }

    /** @param review the latest one; may be null */
    ProposalView view(ReviewView review) {
        var gone = status == Status.WITHDRAWN;
        return new ProposalView(
                id,
                roundId,
                areaId,
                number,
                gone ? null : title,
                gone ? null : body,
                category,
                gone ? null : latitude,
                gone ? null : longitude,
                gone ? null : place,
                gone || guessCents == null ? null : Money.ofCents(guessCents),
                status,
                submittedAt,
                editedAt,
                review == null ? null : review.cost(),
                review == null ? null : review.reason(),
                version);
    }
}
