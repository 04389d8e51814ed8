package it.broletto.proposal;

import it.broletto.round.RoundView;
import it.broletto.shared.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** What a reader asked for; a value that does not exist does not narrow. */
public class ProposalQuery {

    private static final int LONGEST = 200;

    @RestQuery
    String area;

    @RestQuery
    String category;

    @RestQuery
    String status;

    @RestQuery
    String q;

    public String area() {
        return text(area);
    }

    public String category() {
        return text(category);
    }

    public String status() {
        return text(status);
    }

    public String q() {
        var words = Text.line(q);
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    ProposalFilter filter(RoundView round) {
        return new ProposalFilter(
                round.id(),
                round.area(area()).map(a -> a.id()).orElse(null),
                constant(Category.values(), category()),
                shown(constant(Status.values(), status())),
                q());
    }

    private static Status shown(Status status) {
        return status == Status.WITHDRAWN ? null : status;
    }

    /** The question again, for links to other pages of the list; never empty of meaning, may be an empty text. */
    public String link() {
        return Stream.of(pair("area", area()), pair("category", category()), pair("status", status()), pair("q", q()))
                .filter(p -> !p.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private static String pair(String name, String value) {
        return value.isBlank() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static <E extends Enum<E>> E constant(E[] values, String name) {
        return Arrays.stream(values)
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
