package it.broletto.proposal;

import it.broletto.round.RoundView;
import it.broletto.web.Asked;
import org.jboss.resteasy.reactive.RestQuery;

/** What a reader asked for; a value that does not exist does not narrow. */
public class ProposalQuery {

    @RestQuery
    String area;

    @RestQuery
    String category;

    @RestQuery
    String status;

    @RestQuery
    String q;

    public String area() {
        return Asked.text(area);
    }

    public String category() {
        return Asked.text(category);
    }

    public String status() {
        return Asked.text(status);
    }

    public String q() {
        return Asked.words(q);
    }

    ProposalFilter filter(RoundView round) {
        return new ProposalFilter(
                round.id(),
                round.area(area()).map(a -> a.id()).orElse(null),
                Asked.constant(Category.values(), category()),
                shown(Asked.constant(Status.values(), status())),
                q());
    }

    private static Status shown(Status status) {
        return status == Status.WITHDRAWN ? null : status;
    }

    /** The question again, for links to other pages of the list; may be an empty text. */
    public String link() {
        return Asked.link("area", area(), "category", category(), "status", status(), "q", q());
    }
}
