package it.broletto.proposal;

import it.broletto.round.AreaView;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** The form of an answer, as it was typed, and what it means. */
public class ReviewForm {

    @RestForm
    String version;

    @RestForm
    String verdict;

    @RestForm
    String cost;

    @RestForm
    String reason;

    /** Ticked: the cost may exceed the area's budget. */
    @RestForm
    String overBudget;

    static ReviewForm of(ProposalView proposal) {
        var form = new ReviewForm();
        form.version = String.valueOf(proposal.version());
        form.verdict = switch (proposal.status()) {
            case FEASIBLE, LISTED -> "feasible";
            case NOT_FEASIBLE -> "not-feasible";
            default -> "";
        };
        form.cost = proposal.cost() == null ? "" : ProposalForm.amount(proposal.cost());
        form.reason = proposal.reason();
        return form;
    }

    public String verdict() {
        return text(verdict);
    }

    public String cost() {
        return text(cost);
    }

    public String reason() {
        return text(reason);
    }

    public String versionText() {
        return text(version);
    }

    public boolean over() {
        return "true".equals(overBudget);
    }

    /** -1, which no proposal has, if it is no number. */
    int version() {
        return versionText().matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    ReviewForm atVersion(int current) {
        version = String.valueOf(current);
        return this;
    }

    /** What it means; empty if something is wrong, and then the errors say what. */
    Optional<NewReview> read(AreaView area, FormErrors errors, Layout layout) {
        var words = layout.words(ProposalMessages.class);
        var feasible = verdict().equals("feasible");
        if (!feasible && !verdict().equals("not-feasible")) {
            errors.add("verdict", words.wrong_verdict());
        }
        var length = Text.length(reason());
        if (verdict().equals("not-feasible") && length == 0 || length > 0 && length < 10 || length > 2000) {
            errors.add("reason", words.wrong_reason(10, 2000));
        }
        var amount = Money.parse(cost()).filter(Proposal::isAmount);
        if (feasible && amount.isEmpty()) {
            errors.add("cost", words.wrong_cost());
        } else if (feasible && amount.get().compareTo(area.budget()) > 0 && !over()) {
            errors.add(
                    "overBudget",
                    words.wrong_over_budget(
                            amount.get().format(layout.locale()),
                            area.name(),
                            area.budget().format(layout.locale())));
        }
        return errors.isEmpty()
                ? Optional.of(new NewReview(feasible, feasible ? amount.get() : null, reason()))
                : Optional.empty();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
