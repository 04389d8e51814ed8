package it.broletto.recount;

import it.broletto.ballot.Result;
import it.broletto.round.RoundView;
import it.broletto.tally.RuleSheet;
import java.util.List;
import java.util.Locale;

/** What was published of the count of one area: all that another count is compared with. */
record Published(RoundView round, Result.OfArea result, RuleSheet rules) {

    public String file() {
        return "/rounds/" + round.slug() + "/results/" + result.area().code() + ".pb";
    }

    /** The file, the rules and the result in one archive. */
    public String kit() {
        return "/rounds/" + round.slug() + "/results/" + result.area().code() + ".zip";
    }

    public String api() {
        return "/api/v1/rounds/" + round.slug() + "/results/" + result.area().code() + "/recount";
    }

    /** What the file is called when it is saved. */
    public String fileName() {
        return round.slug() + "-" + result.area().code().toLowerCase(Locale.ROOT) + ".pb";
    }

    /** Ids as the file has them. */
    public List<String> winners() {
        return result.winners().stream().map(step -> step.project()).toList();
    }
}
