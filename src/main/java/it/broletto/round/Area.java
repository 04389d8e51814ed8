package it.broletto.round;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "area")
class Area {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "round_id")
    private Round round;

    private String code;
    private String name;
    private int position;

    @Column(name = "budget_cents")
    private long budgetCents;

    private String outline;

    protected Area() {
        // for Hibernate
    }

    Area(Round round, String code) {
        this.id = UUID.randomUUID();
        this.round = round;
        this.code = code;
    }

    void become(NewArea wanted, int position) {
        if (wanted.budget().cents() < 1 || wanted.budget().compareTo(NewArea.MOST) > 0) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "budget");
        }
        this.name = wanted.name();
        this.budgetCents = wanted.budget().cents();
        this.outline = wanted.outline();
        this.position = position;
    }

    String code() {
        return code;
    }

    int position() {
        return position;
    }

    AreaView view() {
        return new AreaView(id, round.id(), code, name, position, Money.ofCents(budgetCents), outline);
    }
}
