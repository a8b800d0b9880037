# Every chapter has a title and no line is longer than 100 characters.
failed=0
for chapter in chapters/*.md; do
    if head -n 1 "$chapter" | grep -q '^# ' && ! grep -q '.\{101\}' "$chapter"; then
        echo "ok      $chapter"
    else
        echo "failed  $chapter"
        failed=1
    fi
done
exit "$failed"
