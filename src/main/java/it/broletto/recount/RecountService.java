package it.broletto.recount;

import it.broletto.ballot.ResultService;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be counted again. */
@ApplicationScoped
class RecountService {

    private final ResultService results;
    private final RoundService rounds;
    private final RulesService rules;

    RecountService(ResultService results, RoundService rounds, RulesService rules) {
        this.results = results;
        this.rounds = rounds;
        this.rules = rules;
    }

    /** @throws Refusal NOT_FOUND for an unknown round or area, WRONG_PHASE while the round is not decided */
    Published published(String slug, String areaCode) {
        var round = rounds.bySlug(slug);
        return results.of(round).areas().stream()
                .filter(of -> of.area().code().equals(areaCode))
                .findFirst()
                .map(of -> new Published(round, of, rules.of(round.id()).rules()))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Decided rounds, at most 50, and the given one. */
    List<RoundView> rounds(Optional<RoundView> chosen) {
        var decided = new ArrayList<>(rounds.published().stream()
                .filter(round -> round.phase() == Phase.DECIDED)
                .toList());
        chosen.filter(round -> decided.stream().noneMatch(other -> other.id().equals(round.id())))
                .ifPresent(round -> decided.add(0, round));
        return decided;
    }
}
