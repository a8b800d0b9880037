# How many words each chapter has.
for chapter in chapters/*.md; do
    printf '%5d  %s\n' "$(wc -w < "$chapter")" "$chapter"
done
