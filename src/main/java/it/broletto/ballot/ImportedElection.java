package it.broletto.ballot;

import it.broletto.project.NewProject;
import it.broletto.proposal.Category;
import it.broletto.round.NewArea;
import it.broletto.round.NewPhase;
import it.broletto.round.NewRound;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.shared.Time;
import it.broletto.tally.Election;
import it.broletto.tally.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An election of a Pabulib file in the words of a round. */
public record ImportedElection(Election election) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final int MOST_CHOICES = 20;

    /** Pabulib's customary categories. */
    private static final Map<String, Category> CATEGORIES = Map.of(
            "urban greenery", Category.GREEN,
            "environmental protection", Category.GREEN,
            "public transit and roads", Category.MOBILITY,
            "education", Category.SCHOOL,
            "culture", Category.CULTURE,
            "sport", Category.SPORT,
            "health", Category.SOCIAL,
            "welfare", Category.SOCIAL,
            "public space", Category.PUBLIC_SPACE);

    /** Where and when: {@code Łódź 2025}, {@code Warszawa, Mokotów 2023}. */
    public String title() {
        var place = Stream.of(meta("unit"), meta("district"), meta("subunit"))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        var title = clip((place + " " + meta("instance")).strip(), 120);
        return title.length() >= 3 ? title : clip("Pabulib " + title, 120).strip();
    }

    public String currency() {
        return Currencies.of(election);
    }

    public NewRound round() {
        var description = clip(meta("description"), 300);
        var summary = description.length() >= 3 ? description : title();
        var area = new NewArea(NewArea.CITY_WIDE, areaName(), Money.ofCents(election.budgetCents()), null);
        var choices = Math.max(1, Math.min(MOST_CHOICES, election.maxLength().orElse(MOST_CHOICES)));
        return new NewRound(
                title(), summary, clip(meta("comment"), 20_000), choices, 0, Residence.ANYONE, List.of(area), phases());
    }

    public Money budget() {
        return Money.ofCents(election.budgetCents());
    }

    /** Enough to recognise the file. */
    public List<NewProject> firstProjects() {
        return election.projects().stream()
                .limit(8)
                .map(ImportedElection::project)
                .toList();
    }

    List<NewProject> projects() {
        return election.projects().stream().map(ImportedElection::project).toList();
    }

    public Optional<LocalDate> firstDay() {
        return day("date_begin");
    }

    public Optional<LocalDate> lastDay() {
        return day("date_end");
    }

    private String areaName() {
        var name = Stream.of("subunit", "district", "unit")
                .map(this::meta)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(title());
        return clip(name, 120);
    }

    private List<NewPhase> phases() {
        if (firstDay().isEmpty()
                || lastDay().isEmpty()
                || lastDay().get().isBefore(firstDay().get())) {
            return List.of();
        }
        return List.of(new NewPhase(
                Phase.VOTING,
                midnight(firstDay().get()),
                midnight(lastDay().get().plusDays(1))));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(Time.ROME).toInstant();
    }

    private Optional<LocalDate> day(String key) {
        try {
            return Optional.of(LocalDate.parse(meta(key), DAY));
        } catch (DateTimeParseException justAYear) {
            return Optional.empty();
        }
    }

    private String meta(String key) {
        return Text.line(election.meta().getOrDefault(key, ""));
    }

    private static NewProject project(Project line) {
        var name = clip(Text.line(line.name()), 500);
        var latitude = coordinate(line, "latitude", 90);
        var longitude = coordinate(line, "longitude", 180);
        var located = latitude != null && longitude != null;
        return new NewProject(
                line.id(),
                name.isEmpty() ? line.id() : name,
                category(line.columns().getOrDefault("category", "")),
                located ? latitude : null,
                located ? longitude : null,
                Money.ofCents(line.costCents()));
    }

    /** The first of the project's categories that we know. */
    private static Category category(String categories) {
        return Stream.of(categories.split(","))
                .map(word -> CATEGORIES.get(word.strip().toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Category.OTHER);
    }

    private static Double coordinate(Project line, String column, double most) {
        try {
            var value = Double.parseDouble(line.columns().getOrDefault(column, ""));
            return Math.abs(value) <= most ? value : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String clip(String text, int most) {
        return Text.length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
