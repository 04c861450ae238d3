# How the factor moved where a measure was carried out: movement, not cause.

measures-card-effect = How the factor moved: { $told ->
    [yes] { $n } { $n ->
        [one] school
       *[other] schools
      } carried the measure out; the level is lower at { $lower }, the same at { $same }, higher at { $higher }. Mean score { $before } → { $after } (lower is better). This is movement, not proof: schools did other things too.
   *[no] { $n ->
        [0] no school has carried it out between two self-diagnoses yet.
        [one] { $n } school so far, no conclusion.
       *[other] { $n } schools so far, no conclusion.
      }
  }
road-offer-effect = { $told ->
    [yes] In the region { $n } { $n ->
        [one] school
       *[other] schools
      } carried it out: the factor's level is lower at { $lower }, the same at { $same }, higher at { $higher }.
   *[no] In the region { $n } { $n ->
        [one] school
       *[other] schools
      } carried it out so far, no conclusion.
  }
