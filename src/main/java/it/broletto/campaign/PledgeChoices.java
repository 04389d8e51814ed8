package it.broletto.campaign;

import it.broletto.web.Choice;
import java.util.List;

/**
 * What the form of a pledge lets choose beside the amount.
 *
 * @param returns what is left of the returns, and none; empty if the campaign has none
 * @param fallbacks where the money may go if the campaign fails
 * @param others campaigns it may go to
 */
record PledgeChoices(List<Choice> returns, List<Choice> fallbacks, List<Choice> others) {}
