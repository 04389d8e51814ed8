/**
 * Says at any time, to everybody, whether the city's accounts are sound: each promise about money is a question that the
 * database answers, and whoever has money of the city is asked what they have. It corrects nothing. Knows every feature;
 * none knows it.
 */
package it.broletto.doctor;
