package it.broletto.proposal;

import it.broletto.picture.CityMap;
import it.broletto.picture.Outline;
import it.broletto.round.AreaView;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form of an idea: everything as it was typed, so that it can be shown again, and what it means. */
class ProposalForm {

    /** The box by which one confirms that the point may lie outside the chosen area. */
    private static final String OTHER_AREA = "otherArea";

    private final Map<String, String> typed = new LinkedHashMap<>();

    static ProposalForm empty(String area) {
        var form = new ProposalForm();
        form.typed.put("intent", UUID.randomUUID().toString());
        form.typed.put("area", area == null ? "" : area);
        return form;
    }

    /** @param fields that it begins with */
    static ProposalForm begun(UUID intent, Map<String, String> fields) {
        var form = new ProposalForm();
        form.typed.putAll(fields);
        form.typed.put("intent", intent.toString());
        return form;
    }

    static ProposalForm of(ProposalView proposal, RoundView round) {
        var form = new ProposalForm();
        form.typed.put("version", String.valueOf(proposal.version()));
        form.typed.put("area", round.area(proposal.areaId()).orElseThrow().code());
        form.typed.put("title", proposal.title());
        form.typed.put("body", proposal.body());
        form.typed.put("category", proposal.category().name());
        form.typed.put("place", proposal.place() == null ? "" : proposal.place());
        form.typed.put("latitude", proposal.latitude() == null ? "" : String.valueOf(proposal.latitude()));
        form.typed.put("longitude", proposal.longitude() == null ? "" : String.valueOf(proposal.longitude()));
        form.typed.put("guess", proposal.guess() == null ? "" : amount(proposal.guess()));
        return form;
    }

    /** As one would type it: 500000, or 500000,50. */
    static String amount(Money money) {
        return money.decimal().replaceAll("\\.00$", "").replace('.', ',');
    }

    static ProposalForm typed(MultivaluedMap<String, String> sent) {
        var form = new ProposalForm();
        sent.forEach((name, values) -> form.typed.put(name, Text.lines(values.get(0))));
        return form;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    /** True if the form came because the map was touched: the point goes into the form, and nothing is sent yet. */
    boolean touched(CityMap map) {
        var point = map.pointAt(get("point.x"), get("point.y"));
        point.ifPresent(p -> with("latitude", p.latitudeText())
                .with("longitude", p.longitudeText())
                .with(OTHER_AREA, ""));
        return point.isPresent();
    }

    public boolean otherArea() {
        return get(OTHER_AREA).equals("true");
    }

    ProposalForm with(String field, Object value) {
        typed.put(field, String.valueOf(value));
        return this;
    }

    /** A fresh one if the form came without: then it cannot be told from another. */
    UUID intent() {
        try {
            return UUID.fromString(get("intent"));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    /** -1, which no proposal has, if it is no number. */
    int version() {
        return get("version").matches("\\d{1,9}") ? Integer.parseInt(get("version")) : -1;
    }

    /** What it means; empty if something is wrong, and then the errors say what. */
    Optional<NewProposal> read(RoundView round, CityMap map, FormErrors errors, Layout layout) {
        var words = layout.words(ProposalMessages.class);
        var title = Text.line(get("title"));
        within(title, 5, 120, errors, "title", words.wrong_title(5, 120, Text.length(title)));
        within(get("body"), 20, 5000, errors, "body", words.wrong_body(20, 5000, Text.length(get("body"))));
        var area = round.area(get("area"));
        if (area.isEmpty()) {
            errors.add("area", words.wrong_area());
        }
        var category = Arrays.stream(Category.values())
                .filter(c -> c.name().equals(get("category")))
                .findFirst();
        if (category.isEmpty()) {
            errors.add("category", words.wrong_category());
        }
        var place = Text.line(get("place"));
        within(place, 0, 200, errors, "place", words.wrong_place(200));
        var point = map.read(get("latitude"), get("longitude"));
        if (point.isEmpty() && !(get("latitude").isBlank() && get("longitude").isBlank())) {
            errors.add("point", words.wrong_point());
        }
        if (point.isPresent() && area.isPresent() && !otherArea()) {
            around(point.get(), area.get(), round)
                    .ifPresent(it -> errors.add(
                            OTHER_AREA,
                            words.wrong_other_area(it.name(), area.get().name())));
        }
        var guess = Money.parse(get("guess"));
        if (!get("guess").isBlank() && !guess.filter(Proposal::isAmount).isPresent()) {
            errors.add(
                    "guess",
                    words.wrong_guess(Money.ofCents(Proposal.MOST_CENTS).format(layout.locale())));
        }
        return errors.isEmpty()
                ? Optional.of(new NewProposal(
                        intent(),
                        area.get().id(),
                        title,
                        get("body"),
                        category.get(),
                        point.map(CityMap.Point::latitude).orElse(null),
                        point.map(CityMap.Point::longitude).orElse(null),
                        place,
                        guess.orElse(null)))
                : Optional.empty();
    }

    /** The area in which the point lies if that is not the chosen one. The city as a whole holds every point. */
    private static Optional<AreaView> around(CityMap.Point point, AreaView chosen, RoundView round) {
        return chosen.outline() == null || holds(chosen, point)
                ? Optional.empty()
                : round.areas().stream()
                        .filter(a -> a.outline() != null && holds(a, point))
                        .findFirst();
    }

    private static boolean holds(AreaView area, CityMap.Point point) {
        return new Outline(area.name(), area.outline()).holds(point.latitude(), point.longitude());
    }

    private static void within(String text, int least, int most, FormErrors errors, String field, String message) {
        if (Text.length(text) < least || Text.length(text) > most) {
            errors.add(field, message);
        }
    }
}
