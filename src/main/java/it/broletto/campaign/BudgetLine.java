package it.broletto.campaign;

import it.broletto.shared.Money;

/** What the money is for. Without the required lines the project cannot start; the optional ones make it better. */
public record BudgetLine(String label, Money amount, boolean required) {}
