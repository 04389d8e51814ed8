package it.broletto.cli;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Constants by their words, the same ones as in a rule sheet: {@code equal-shares}. */
final class Words {

    private static final List<Class<? extends Enum<?>>> TYPES = List.of(
            Method.class,
            Utility.class,
            Start.class,
            Stop.class,
            Completion.class,
            Fill.class,
            Comparison.class,
            Leftover.class,
            Tie.class,
            RecountCommand.Format.class);

    private Words() {}

    static void register(CommandLine command) {
        TYPES.forEach(type -> register(command, type));
    }

    private static <E extends Enum<?>> void register(CommandLine command, Class<E> type) {
        command.registerConverter(type, word -> constant(type, word));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<?>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Words::word)
                                .collect(Collectors.joining(", "))));
    }
}
